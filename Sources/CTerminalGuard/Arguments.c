// The Swift runtime reads the arguments from /proc/self/cmdline, which is not everywhere. The C library
// hands them to what runs before `main`; from there the runtime gets them.
void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count) __attribute__((weak));

__attribute__((constructor)) static void keep_arguments(int count, char **arguments) {
  if (_swift_stdlib_overrideUnsafeArgvArgc) _swift_stdlib_overrideUnsafeArgvArgc(arguments, count);
}
