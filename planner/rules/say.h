/* say.h - the words of findings and explanations. */
#ifndef RULES_SAY_H
#define RULES_SAY_H

#include "base/buffer.h"
#include "rules/select.h"

enum { SAY_ROOM = 256 };

/* "no", "one" ... "twelve", "13" */
const char *say_number(uint32_t number, char to[SAY_ROOM]);

/* "exactly four are", "exactly one is", "two to five are", "at least two are", "at most
 * one is", or without the verb. */
const char *say_bounds_are(int32_t exactly, int32_t min, int32_t max, char to[SAY_ROOM]);
const char *say_bounds(int32_t exactly, int32_t min, int32_t max, char to[SAY_ROOM]);

/* Whether bounds are about one thing: "at most one participant". */
bool say_bounds_one(int32_t exactly, int32_t min, int32_t max);

/* What stands before the index-th of count things in a list: "", ", " or last. */
const char *say_between(uint32_t index, uint32_t count, const char *last);

/* Whether a number keeps bounds, of which those that are CIVIL_NONE do not count. */
bool in_bounds(uint32_t number, int32_t exactly, int32_t min, int32_t max);

/* Whether it does when of as many more as are unknown any number may count. */
enum in_bounds { OUT_OF_BOUNDS, MAY_BE_IN_BOUNDS, IN_BOUNDS };
enum in_bounds in_bounds_with(uint32_t number, uint32_t unknown, int32_t exactly, int32_t min,
                              int32_t max);

/* What a selector means: "round tables in the afternoon of day 1", "the last plenary
 * meeting"; alone where a single one is counted: "plenary meeting". */
const char *say_which(const struct selector *selector, bool plural, char to[SAY_ROOM]);

/* Whether those words are of one thing: "the last plenary meeting", "round table 1". */
bool say_is_one(const struct selector *selector);

/* One meeting or item: "round table 2", "oral summary in plenary meeting 6". */
const char *say_hit(const struct check *check, const struct hit *hit, char to[SAY_ROOM]);

/* "14 September 2006", "10:00-13:00" or both of a span */
const char *say_times(struct moment start, struct moment end, char to[SAY_ROOM]);
const char *say_span(struct moment start, struct moment end, char to[SAY_ROOM]);

/* What the document did: "decided", "proposed", "asked for". */
const char *say_asked(const struct check *check);

/* Whoever is referred to, with the delegation where the name does not say it: "Minister for
 * Fisheries (Fiji)"; what nothing has as an id, by that. */
const char *say_who(const struct check *check, const struct who_ref *who, char to[SAY_ROOM]);

/* An office in words: the title of a person who holds it, else its id. */
const char *say_office(const struct hld_programme *programme, const char *office,
                       char to[SAY_ROOM]);

/* The same for several, with "or" between. programme may be NULL. */
const char *say_offices(const struct hld_programme *programme, const string_list *offices,
                        char to[SAY_ROOM]);

/* The words of several values of a vocabulary, with " and " or " or " between. */
const char *say_words(const struct words *words, const word_list *list, const char *and_or,
                      char to[SAY_ROOM]);

#endif
