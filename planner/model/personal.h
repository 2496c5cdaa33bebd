/* personal.h - what of a programme concerns one of those who take part in it: a delegation,
 * or a person. */
#ifndef MODEL_PERSONAL_H
#define MODEL_PERSONAL_H

#include "model/programme.h"

/* Nobody in particular: the whole programme concerns everybody, but no statement is their own. */
#define FOR_ALL ((who_id){NO_ELEMENT})
bool is_for_all(who_id who);

/* Find whom an id or English name means (case and punctuation of the name aside): ids before
 * names, delegations before persons. NULL means everybody.
 * Fails: USAGE: unknown, with the nearest name; or a name that several bear, with their ids. */
hld_status personal_find(const struct hld_programme *programme, const char *wanted, who_id *out,
                         hld_error *err);

/* The id and the name of a delegation or a person; who is not everybody. */
const char *personal_id(const struct hld_programme *programme, who_id who);
const struct text *personal_name(const struct hld_programme *programme, who_id who);

/* Whether a meeting concerns somebody: they, or whoever represents them or whom they
 * represent, have a part in it by name; or it is a plenary meeting without a list of
 * participants that is open to them. A delegation whose category is not known may go to any
 * such meeting: who comes for nothing loses less than who is missing. */
bool personal_meeting(const struct hld_programme *programme, who_id who,
                      const struct meeting *meeting);

/* Whether an item is a statement of theirs; and whether it is to be told to them: all but
 * the statements of others are. */
bool personal_statement(const struct hld_programme *programme, who_id who, const struct item *item);
bool personal_item(const struct hld_programme *programme, who_id who, const struct item *item);

/* For whom a statement of theirs is made: the delegation where its representative speaks, else
 * the person. */
who_id personal_speaker(const struct hld_programme *programme, who_id who, const struct item *item);

/* The id by which a statement is known for ever: its own; or, where the programme gives none,
 * of whom it is by ("/ghana"), and whether it is for a group ("/ghana/group"). No id holds a "/".
 * Owns:  lies in arena or in programme; NULL when memory is out. */
const char *personal_key(const struct hld_programme *programme, const struct item *statement,
                         struct arena *arena);

#endif
