/* fault_free.h - free() for a program that fails allocations, which includes this once. The linker
 * does not wrap free(), and in a library it would be every test's. */
#ifndef SUPPORT_FAULT_FREE_H
#define SUPPORT_FAULT_FREE_H

#include "fault.h"

#if !FAULT_SANITIZED
void __libc_free(void *at);

void free(void *at)
{
	fault_freed(at);
	__libc_free(at);
}
#endif

#endif
