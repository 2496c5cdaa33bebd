/* fault.c - the functions that --wrap calls, and the allocations that are not freed yet.
 *
 * __real_malloc() is the linker's name for the function that was wrapped. */
#include "fault.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *at, size_t size);
ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __real_renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags);
int __real_linkat(int from_at, const char *from, int to_at, const char *to, int flags);
int __real_mkdirat(int at, const char *path, mode_t mode);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *at, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags);
int __wrap_linkat(int from_at, const char *from, int to_at, const char *to, int flags);
int __wrap_mkdirat(int at, const char *path, mode_t mode);

/* A set of addresses, by hash; an address that was taken out leaves GONE. */
enum { SLOTS = 1 << 16, MOST_LIVE = SLOTS / 2 };
#define GONE ((uintptr_t)1)

static uintptr_t slots[SLOTS];
static size_t slots_used;

static struct fault now;
static bool active, happened;
static size_t asked, live, written, called;

const struct fault fault_none = {.kind = FAULT_NONE, .bytes = SIZE_MAX, .call = SIZE_MAX};

static uintptr_t *slot_of(const void *at)
{
	size_t n = ((uintptr_t)at >> 4) * 2654435761U % SLOTS;
	while (slots[n] != 0 && slots[n] != (uintptr_t)at)
		n = (n + 1) % SLOTS;
	return &slots[n];
}

static void *keep(void *at)
{
	if (!active || at == NULL)
		return at;
	if (slots_used == MOST_LIVE)
		abort(); /* make SLOTS larger */
	uintptr_t *slot = slot_of(at);
	slots_used += *slot == 0;
	*slot = (uintptr_t)at;
	live++;
	return at;
}

void fault_freed(void *at)
{
	uintptr_t *slot = at != NULL ? slot_of(at) : NULL;
	if (slot == NULL || *slot == 0)
		return;
	*slot = GONE;
	live--;
}

static bool fails(void)
{
	if (!active)
		return false;
	size_t n = asked++;
	bool fail =
		(now.kind == FAULT_ONE && n == now.nth) || (now.kind == FAULT_FROM && n >= now.nth);
	happened = happened || fail;
	if (fail)
		errno = ENOMEM;
	return fail;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : keep(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : keep(__real_calloc(count, size));
}

void *__wrap_realloc(void *at, size_t size)
{
	if (fails())
		return NULL;
	fault_freed(at);
	return keep(__real_realloc(at, size));
}

/* Devices fill up in the midst of a write, and signals interrupt it. stderr has room. */
ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
	static bool interrupted;
	enum { MOST_AT_ONCE = 100 };
	if (!active || fd == STDERR_FILENO || now.bytes == SIZE_MAX)
		return __real_write(fd, bytes, size);
	interrupted = !interrupted;
	if (interrupted || written == now.bytes) {
		happened = happened || !interrupted;
		errno = interrupted ? EINTR : ENOSPC;
		return -1;
	}
	if (size > MOST_AT_ONCE)
		size = MOST_AT_ONCE;
	if (size > now.bytes - written)
		size = now.bytes - written;
	ssize_t count = __real_write(fd, bytes, size);
	written += count > 0 ? (size_t)count : 0;
	return count;
}

/* Whether the next call is the one that fails. */
static bool call_fails(bool always, int number)
{
	if (!active)
		return false;
	bool fail = called++ == now.call;
	if (!fail && !always)
		return false;
	happened = true;
	errno = number;
	return true;
}

int __wrap_fsync(int fd)
{
	if (call_fails(now.no_sync, EIO))
		return -1;
	return active ? 0 : __real_fsync(fd); /* a disk would take its time, thousands of times */
}

int __wrap_rename(const char *from, const char *to)
{
	return call_fails(now.no_rename, EACCES) ? -1 : __real_rename(from, to);
}

int __wrap_renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
	if (active && now.no_exchange) {
		errno = ENOSYS;
		return -1;
	}
	return call_fails(false, EACCES) ? -1 : __real_renameat2(from_at, from, to_at, to, flags);
}

int __wrap_linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
	if (active && now.no_link) {
		errno = EPERM;
		return -1;
	}
	return call_fails(false, EMLINK) ? -1 : __real_linkat(from_at, from, to_at, to, flags);
}

int __wrap_mkdirat(int at, const char *path, mode_t mode)
{
	return call_fails(false, EDQUOT) ? -1 : __real_mkdirat(at, path, mode);
}

void fault_init(void)
{
	json_set_alloc_funcs(__wrap_malloc, free);
}

void fault_begin(const struct fault *fault)
{
	memset(slots, 0, sizeof slots);
	now = *fault;
	slots_used = asked = live = written = called = 0;
	happened = false;
	active = true;
}

void fault_end(void)
{
	active = false;
}

bool fault_happened(void)
{
	return happened;
}

size_t fault_allocations(void)
{
	return asked;
}

size_t fault_live(void)
{
	return FAULT_SANITIZED ? 0 : live;
}
