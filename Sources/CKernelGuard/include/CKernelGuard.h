#ifndef CKERNELGUARD_H
#define CKERNELGUARD_H

// The version of Landlock that the kernel has; 0 for none.
int kernel_guard_landlock_version(void);

// 1 where the kernel can refuse system calls to a program by a filter.
int kernel_guard_has_filter(void);

// Lets this thread, and every thread and program that it starts from now on, write and make files
// nowhere but below some folders and to some files, and use no TCP port. Paths that are not there are
// left out. Returns the version of Landlock that holds it; 0 where nothing does.
int kernel_guard_limit_writing(const char *const *paths, int count);

// Refuses every socket to the whole process, and to every program that it starts; with `no_programs`
// also every program. What is refused fails with EPERM. Returns 1 where the kernel holds it.
int kernel_guard_refuse_sockets(int no_programs);

// Makes a file that lies in memory alone; -1 with `errno` set where there is none to have.
int kernel_guard_memory_file(const char *name);

#endif
