/* fault.h - let the n-th allocation fail, or the n-th byte that is written.
 *
 * Only for programs linked with --wrap (tests/fault): malloc, calloc, realloc, write,
 * fsync, rename and the like of all that is linked in come here, and jansson's allocations too.
 * What libical, uuid and the C library itself allocate is theirs. */
#ifndef SUPPORT_FAULT_H
#define SUPPORT_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fault_kind {
	FAULT_NONE, /* nothing fails; allocations are counted */
	FAULT_ONE,  /* only the n-th, from 0 */
	FAULT_FROM  /* the n-th and all after it */
};

struct fault {
	enum fault_kind kind;
	size_t nth;
	size_t bytes; /* that can be written; then there is no space left */
	bool no_sync, no_rename;
	size_t call;      /* which fails, of fsync, rename, renameat2, linkat and mkdirat, from 0 */
	bool no_exchange; /* renameat2 is not there */
	bool no_link;     /* files cannot have two names */
};

/* Nothing is to fail. */
extern const struct fault fault_none;

/* Hand jansson's allocations over, once. */
void fault_init(void);

/* Begin to count and to fail; end it. */
void fault_begin(const struct fault *fault);
void fault_end(void);

/* Since the last fault_begin(): did anything fail, and how many allocations were asked for. */
bool fault_happened(void);
size_t fault_allocations(void);

/* Those of them that are not freed yet; 0 where a sanitizer looks for leaks itself. */
size_t fault_live(void);

/* To be called by free(), which no --wrap brings here. */
void fault_freed(void *at);

#if defined(__SANITIZE_ADDRESS__)
#define FAULT_SANITIZED 1
#else
#define FAULT_SANITIZED 0
#endif

#endif
