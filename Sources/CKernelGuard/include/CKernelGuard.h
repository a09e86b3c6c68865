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

// Refuses every socket to this thread, and to every thread and program that it starts from now on; with
// `whole_process` to all threads; with `no_programs` also every program. What is refused fails with
// EPERM. Returns 1 where the kernel holds it.
int kernel_guard_refuse_sockets(int no_programs, int whole_process);

// 1 where this thread is refused sockets already.
int kernel_guard_refuses_sockets(void);

// A process that waits to become another program, made while programs may still be started.
struct kernel_guard_waiting {
  // Its number; -1 where there is none.
  int process;
  // A byte that is written here starts the program; where it is closed instead, the process ends.
  int start;
  // What the program reads as its standard input.
  int input;
  // Gives `errno` as an int where the program could not be started, else the end of the file.
  int failure;
};

// Makes such a process for a program that is looked for in PATH, with its arguments up to a null. Call
// it before there is a second thread.
struct kernel_guard_waiting kernel_guard_wait_to_start(char *const *arguments);

// Makes a file that lies in memory alone; -1 with `errno` set where there is none to have.
int kernel_guard_memory_file(const char *name);

#endif
