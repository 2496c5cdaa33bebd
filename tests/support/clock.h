/* clock.h - how long something takes, for benchmarks: no test asks. */
#ifndef SUPPORT_CLOCK_H
#define SUPPORT_CLOCK_H

/* Time since some moment that stays the same. */
double clock_seconds(void);
double clock_milliseconds(void);

#endif
