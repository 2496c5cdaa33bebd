/* watch.h - a search as it runs: how far it is, and whether somebody wants it to stop. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "solve/search.h"

struct watch {
	int64_t begun_ms, told_ms;
	bool is_terminal, has_told;
	bool stopped; /* by an interrupt */
};

/* Watch a search from now on: an interrupt stops it, and what it found so far is its result; on
 * a terminal, once it takes over a second, how far it is is told on stderr. */
void watch_begin(struct watch *watch, struct search_limits *limits);

/* Clear what was told, and let an interrupt end the program again. */
void watch_end(struct watch *watch);

#endif
