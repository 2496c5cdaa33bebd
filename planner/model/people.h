/* people.h - who may come: participants, their representatives, and people in office.
 *
 * A list of participants is a document of its own; a programme may hold the same
 * records itself. Read-only once built. */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include "base/arena.h"
#include "model/shape.h"
#include "model/source.h"
#include "model/words.h"

typedef LIST_OF(int32_t) int_list;
typedef int_list word_list; /* values of one vocabulary */
typedef struct {
	const char *const *at;
	uint32_t count;
} string_list;

/* A span [from, until) in which somebody cannot come, in the zone of the programme. */
struct absence {
	struct moment from, until;
};

/* A person and the office held: presidents, chairs, discussants, officials,
 * representatives. */
struct person {
	const char *id; /* of a representative without one: that of the participant and a number */
	bool is_numbered; /* the id is such a one */
	struct text name;
	const char *office;      /* id of an office, as the clauses name it; NULL: none */
	struct text title;       /* "President of the General Assembly"                 */
	const char *participant; /* id of the delegation or body; NULL: none            */
	int32_t level;           /* enum level */
	int32_t gender;          /* enum gender */
	string_list languages;   /* spoken, the preferred first */
	LIST_OF(struct absence) absences;
	string_list selected_at; /* ids of the meetings at which the person was selected */
	word_list candidate_for; /* enum role: what the person is put forward for */
	int32_t from, until;     /* first and last day in office; CIVIL_NONE: open      */
	bool illustrative;
};

/* A State, entity or organization that takes part. */
struct participant {
	const char *id;
	struct text name;
	const char *code;   /* ISO 3166-1, three letters; NULL: none */
	int32_t category;   /* enum category */
	word_list groups;   /* enum regional_group; none, one or several */
	int32_t elects_in;  /* enum regional_group: the one that counts, of several or of none */
	const char *office; /* id of an office that a State holds: vice-president-of-... */
	int32_t registered; /* day */
	LIST_OF(struct person) representatives;
	struct text note;
	bool illustrative;
};

/* A list of participants: the document. */
struct hld_participants {
	struct arena arena;
	struct source source;

	struct text title;
	LIST_OF(struct participant) participants;
	LIST_OF(struct person) people;
	struct text note;
	bool illustrative;
};

extern const struct shape person_shape, representative_shape, participant_shape, participants_shape,
	absence_shape;

/* The regional group by which a participant is counted in quotas and balances: that of
 * elections where one is given, else its own if it has just one; 0: none. */
int32_t participant_group(const struct participant *participant);

/* Whether a person has at least that level; false where the person has none. */
bool person_reaches(const struct person *person, int32_t level);

/* Whether strings hold a string. */
bool has_string(const string_list *list, const char *string);

#endif
