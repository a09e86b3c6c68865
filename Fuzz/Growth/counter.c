// Counts the work of instrumented code: each comparison that it makes, and each byte that the
// standard library moves, compares or clears for it. Linked in place of libFuzzer.

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t counted_work = 0;
_Thread_local uintptr_t __sancov_lowest_stack;

void __sanitizer_cov_8bit_counters_init(char *start, char *stop) {}
void __sanitizer_cov_pcs_init(const uintptr_t *start, const uintptr_t *stop) {}
void __sanitizer_cov_trace_pc_indir(uintptr_t callee) { counted_work++; }
void __sanitizer_cov_trace_cmp1(uint8_t a, uint8_t b) { counted_work++; }
void __sanitizer_cov_trace_cmp2(uint16_t a, uint16_t b) { counted_work++; }
void __sanitizer_cov_trace_cmp4(uint32_t a, uint32_t b) { counted_work++; }
void __sanitizer_cov_trace_cmp8(uint64_t a, uint64_t b) { counted_work++; }
void __sanitizer_cov_trace_const_cmp1(uint8_t a, uint8_t b) { counted_work++; }
void __sanitizer_cov_trace_const_cmp2(uint16_t a, uint16_t b) { counted_work++; }
void __sanitizer_cov_trace_const_cmp4(uint32_t a, uint32_t b) { counted_work++; }
void __sanitizer_cov_trace_const_cmp8(uint64_t a, uint64_t b) { counted_work++; }
void __sanitizer_cov_trace_switch(uint64_t value, uint64_t *cases) { counted_work++; }

// `volatile` keeps the compiler from making these call themselves.
void *memmove(void *to, const void *from, size_t count) {
  volatile uint8_t *target = to;
  const volatile uint8_t *source = from;
  counted_work += count;
  if ((uintptr_t)to < (uintptr_t)from) {
    for (size_t i = 0; i < count; i++) target[i] = source[i];
  } else {
    for (size_t i = count; i > 0; i--) target[i - 1] = source[i - 1];
  }
  return to;
}

void *memcpy(void *to, const void *from, size_t count) { return memmove(to, from, count); }

void *memset(void *to, int value, size_t count) {
  volatile uint8_t *target = to;
  counted_work += count;
  for (size_t i = 0; i < count; i++) target[i] = (uint8_t)value;
  return to;
}

int memcmp(const void *left, const void *right, size_t count) {
  const volatile uint8_t *a = left, *b = right;
  for (size_t i = 0; i < count; i++) {
    counted_work++;
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}
uint64_t counted_work_now(void) { return counted_work; }

// Each line is seen as soon as it is known.
__attribute__((constructor)) static void print_by_lines(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
