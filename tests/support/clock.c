/* clock.c - how long something takes. */
#include "clock.h"

#include <time.h>

double clock_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double clock_milliseconds(void)
{
	return clock_seconds() * 1e3;
}
