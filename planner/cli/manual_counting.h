/* manual_counting.h - what the manual says of how rules count. */
#ifndef CLI_MANUAL_COUNTING_H
#define CLI_MANUAL_COUNTING_H

/* What no table holds; a NULL term ends the list. */
struct manual_entry {
	const char *term, *doc;
};

extern const struct manual_entry manual_counting[];

#endif
