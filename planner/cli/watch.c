/* watch.c - progress and interrupts. */
#include "cli/watch.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 1000, BETWEEN_MS = 200 };

static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static void tell(struct watch *watch, const struct search_progress *progress)
{
	unsigned done = (unsigned)(progress->steps * 100 / progress->most_steps);
	if (progress->is_valid)
		fprintf(stderr, "\r\033[Kplanning: %u %%, cost %lld", done,
		        (long long)progress->cost);
	else
		fprintf(stderr, "\r\033[Kplanning: %u %%, something clashes still", done);
	fflush(stderr);
	watch->has_told = true;
}

static bool see(void *context, const struct search_progress *progress)
{
	struct watch *watch = context;
	int64_t now = watch->is_terminal ? now_ms() : 0;
	if (watch->is_terminal && now - watch->begun_ms > QUIET_MS &&
	    now - watch->told_ms > BETWEEN_MS) {
		tell(watch, progress);
		watch->told_ms = now;
	}
	watch->stopped = watch->stopped || interrupted;
	return watch->stopped;
}

static void handle(void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
}

void watch_begin(struct watch *watch, struct search_limits *limits)
{
	*watch = (struct watch){.begun_ms = now_ms(), .is_terminal = isatty(STDERR_FILENO) == 1};
	limits->watch = see;
	limits->context = watch;
	interrupted = 0;
	handle(on_interrupt);
}

void watch_end(struct watch *watch)
{
	handle(SIG_DFL);
	if (watch->has_told)
		fputs("\r\033[K", stderr);
	if (watch->stopped)
		fputs("hld: interrupted; this is the best so far\n", stderr);
}
