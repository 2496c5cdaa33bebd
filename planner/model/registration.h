/* registration.h - who asked to speak, or for a seat at a table: one request a row, as they
 * come in.
 *
 * Read-only once built. Its times are local to the programme that it is held against: they
 * have no instant of their own. */
#ifndef MODEL_REGISTRATION_H
#define MODEL_REGISTRATION_H

#include "model/people.h"

struct registration {
	const char *id;             /* NULL: none */
	const char *participant;    /* id, of the list of participants */
	int32_t asks;               /* enum request_kind; 0 counts as to speak */
	const char *representative; /* id of who speaks or sits; NULL: not named */
	int32_t level;        /* enum level; 0: the representative's, else the participant's */
	string_list meetings; /* ids, in the order of preference; none: any */
	struct moment earliest, latest; /* the statement lies between them */
	struct text on_behalf_of;       /* the group that is spoken for */
	struct moment requested;        /* when the request came */
	int32_t lot;                    /* number drawn; CIVIL_NONE: none */
	int32_t place;                  /* in an order that is given; CIVIL_NONE: none */
	struct text note;
	bool illustrative;
};

/* A list of registrations: the document. */
struct hld_registrations {
	struct arena arena;
	struct source source;

	struct text title;
	LIST_OF(struct registration) registrations;
	struct text note;
	bool illustrative;
};

extern const struct shape registrations_shape, registration_shape;

/* See that a programme, with the documents joined to it, has the participants, their
 * representatives and the meetings that registrations name, and that nobody is registered at a
 * level that the list of participants does not bear out.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status registrations_known(const struct hld_programme *programme,
                               const struct hld_registrations *registrations, hld_error *err);

#endif
