/* words.h - the closed vocabularies: kinds of meeting and item, verbs, categories.
 *
 * Each is one X-macro list behind an enum, what the readers accept, what the writers
 * write, the schema and the manual. Zero is never a word: it stands for none given. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include <stdint.h>

#include "hld.h"

/* X(name, word in documents, English label for people) */
#define MEETING_KINDS(X)                                         \
	X(PLENARY, "plenary", "plenary meeting")                 \
	X(ROUND_TABLE, "round-table", "round table")             \
	X(PANEL, "panel", "panel discussion")                    \
	X(HEARING, "hearing", "hearing")                         \
	X(INFORMAL, "informal", "informal interactive meeting")  \
	X(CONSULTATION, "consultation", "informal consultation") \
	X(OTHER, "other", "meeting")

#define ITEM_KINDS(X)                                                       \
	X(OPENING, "opening", "opening")                                    \
	X(AGENDA, "agenda", "adoption of the agenda")                       \
	X(ORGANIZATION, "organization", "organizational matters")           \
	X(INTRODUCTION, "introductory-statement", "introductory statement") \
	X(STATEMENT, "statement", "statement")                              \
	X(STATEMENTS, "statements", "statements")                           \
	X(DISCUSSION, "discussion", "discussion")                           \
	X(PANEL_ITEM, "panel", "panel discussion")                          \
	X(SUMMARY, "summary", "oral summary")                               \
	X(ADOPTION, "adoption", "adoption of the outcome")                  \
	X(CONCLUDING, "concluding-statement", "concluding statement")       \
	X(CLOSING, "closing", "closing")                                    \
	X(ITEM_OTHER, "other", "item")

#define MEETING_STATUSES(X)                    \
	X(CONFIRMED, "confirmed", "confirmed") \
	X(TENTATIVE, "tentative", "tentative") \
	X(CANCELLED, "cancelled", "cancelled")

#define PROGRAMME_STATUSES(X)                        \
	X(DRAFT, "draft", "draft")                   \
	X(PROVISIONAL, "provisional", "provisional") \
	X(FINAL, "final", "final")                   \
	X(PROPOSED_ALTERNATIVE, "alternative", "alternative")

#define CATEGORIES(X)                                                                   \
	X(MEMBER_STATE, "member-state", "Member States")                                \
	X(OBSERVER_STATE, "observer-state", "observer States")                          \
	X(OBSERVER, "observer", "observers")                                            \
	X(INTERGOVERNMENTAL, "intergovernmental-observer",                              \
	  "intergovernmental organizations and entities with observer status")          \
	X(UN_ENTITY, "un-entity", "entities of the United Nations system")              \
	X(AGENCY, "agency", "specialized agencies and related organizations")           \
	X(REGIONAL_COMMISSION, "regional-commission", "regional commissions")           \
	X(RAPPORTEUR, "special-rapporteur", "special rapporteurs")                      \
	X(INSTITUTION, "institutional-stakeholder", "other institutional stakeholders") \
	X(NGO, "ngo", "non-governmental organizations in consultative status")          \
	X(CIVIL_SOCIETY, "civil-society", "civil society organizations")                \
	X(PRIVATE_SECTOR, "private-sector", "the private sector")                       \
	X(OFFICER, "officer", "officers")

/* The groups of the General Assembly. The second is "Asia-Pacific" since 2011. */
#define REGIONAL_GROUPS(X)                                                 \
	X(AFRICAN, "african", "African States")                            \
	X(ASIAN, "asian", "Asian States")                                  \
	X(EASTERN_EUROPEAN, "eastern-european", "Eastern European States") \
	X(GRULAC, "grulac", "Latin American and Caribbean States")         \
	X(WEOG, "weog", "Western European and other States")

/* From the highest: a lower value reaches every level of a higher one. Which of them
 * precedence sets apart is for a mandate to say. */
#define LEVELS(X)                                                                             \
	X(HEAD_OF_STATE, "head-of-state", "head of State")                                    \
	X(HEAD_OF_GOVERNMENT, "head-of-government", "head of Government")                     \
	X(VICE_PRESIDENT, "vice-president", "vice-president, crown prince or crown princess") \
	X(DEPUTY_PRIME_MINISTER, "deputy-prime-minister", "deputy prime minister")            \
	X(EXECUTIVE_HEAD, "executive-head", "head of an entity or organization")              \
	X(MINISTER, "minister", "minister")                                                   \
	X(VICE_MINISTER, "vice-minister", "vice-minister")                                    \
	X(PERMANENT_REPRESENTATIVE, "permanent-representative", "permanent representative")   \
	X(REPRESENTATIVE, "representative", "representative")

#define GENDERS(X)                    \
	X(FEMALE, "female", "female") \
	X(MALE, "male", "male")       \
	X(ANOTHER_GENDER, "other", "other")

/* What people do in a meeting: those that people are put forward for come first. */
#define CANDIDACIES(X)                                        \
	X(ROLE_CHAIRS, "chairs", "chair")                     \
	X(ROLE_DISCUSSANTS, "discussants", "lead discussant") \
	X(ROLE_PANELLISTS, "panellists", "panellist")
#define ROLES(X)                                            \
	CANDIDACIES(X)                                      \
	X(ROLE_PARTICIPANTS, "participants", "participant") \
	X(ROLE_SPEAKERS, "speakers", "speaker")

/* What somebody would rather have of a plan. */
#define WISH_KINDS(X)                                                          \
	X(WISH_AT, "at", "at these times")                                     \
	X(WISH_NOT_AT, "not-at", "not at these times")                         \
	X(WISH_KEEP, "keep", "where the draft has them")                       \
	X(WISH_ROOM_SIZE, "room-size", "in rooms not much larger than needed") \
	X(WISH_ONE_ROOM, "one-room", "all in one room")                        \
	X(WISH_SPREAD, "spread", "spread over the days")                       \
	X(WISH_COMPACT, "compact", "without idle hours between them")          \
	X(WISH_APART, "apart", "not at the same time")

/* What a participant registers for. */
#define REQUEST_KINDS(X)                   \
	X(ASKS_SPEAK, "speak", "to speak") \
	X(ASKS_TABLE, "table", "for a seat at a table")

/* How speakers of one tier are ordered, and those who ask for seats. */
#define ORDERS_WITHIN(X)                                               \
	X(WITHIN_LOTS, "lots", "in the order of the lots drawn")       \
	X(WITHIN_REQUEST, "request", "in the order of their requests") \
	X(WITHIN_GIVEN, "given", "in the order given")

#define DAY_PARTS(X)                           \
	X(MORNING, "morning", "morning")       \
	X(AFTERNOON, "afternoon", "afternoon") \
	X(NIGHT, "night", "night")

#define POSITIONS(X)               \
	X(FIRST, "first", "first") \
	X(LAST, "last", "last")

#define FORCES(X)                                        \
	X(BINDING, "binding", "the Assembly decided it") \
	X(PROPOSED, "proposed", "a report proposes it")

/* X(name, the document's own verb, what departing from it is in a binding document).
 * In a proposed one nothing is worse than a warning. */
#define VERBS(X)                                 \
	X(DECIDES, "decides", HLD_BREACH)        \
	X(REITERATES, "reiterates", HLD_BREACH)  \
	X(RECONFIRMS, "reconfirms", HLD_BREACH)  \
	X(REQUESTS, "requests", HLD_BREACH)      \
	X(SHALL, "shall", HLD_BREACH)            \
	X(WILL, "will", HLD_BREACH)              \
	X(RECALLS, "recalls", HLD_WARNING)       \
	X(INVITES, "invites", HLD_WARNING)       \
	X(ENCOURAGES, "encourages", HLD_WARNING) \
	X(URGES, "urges", HLD_WARNING)           \
	X(CALLS_UPON, "calls upon", HLD_WARNING) \
	X(RECOGNIZES, "recognizes", HLD_WARNING) \
	X(NOTES, "notes", HLD_WARNING)           \
	X(TAKES_NOTE, "takes note", HLD_WARNING) \
	X(WOULD, "would", HLD_WARNING)           \
	X(SHOULD, "should", HLD_WARNING)         \
	X(COULD, "could", HLD_WARNING)           \
	X(MAY, "may", HLD_WARNING)               \
	X(MAY_WISH, "may wish", HLD_WARNING)     \
	X(SUGGESTS, "suggests", HLD_WARNING)     \
	X(PROPOSES, "proposes", HLD_WARNING)     \
	X(STATES, "states", HLD_WARNING)

#define WORD_ENUM(name, word, third) name,
enum meeting_kind { MEETING_KIND_NONE, MEETING_KINDS(WORD_ENUM) };
enum item_kind { ITEM_KIND_NONE, ITEM_KINDS(WORD_ENUM) };
enum meeting_status { MEETING_STATUS_NONE, MEETING_STATUSES(WORD_ENUM) };
enum programme_status { PROGRAMME_STATUS_NONE, PROGRAMME_STATUSES(WORD_ENUM) };
enum category { CATEGORY_NONE, CATEGORIES(WORD_ENUM) };
enum regional_group { GROUP_NONE, REGIONAL_GROUPS(WORD_ENUM) REGIONAL_GROUPS_END };
enum level { LEVEL_NONE, LEVELS(WORD_ENUM) };
enum gender { GENDER_NONE, GENDERS(WORD_ENUM) };
enum role { ROLE_NONE, ROLES(WORD_ENUM) };
enum wish_kind { WISH_KIND_NONE, WISH_KINDS(WORD_ENUM) };
enum request_kind { REQUEST_KIND_NONE, REQUEST_KINDS(WORD_ENUM) };
enum order_within { ORDER_WITHIN_NONE, ORDERS_WITHIN(WORD_ENUM) };
enum day_part { DAY_PART_NONE, DAY_PARTS(WORD_ENUM) };
enum position { POSITION_NONE, POSITIONS(WORD_ENUM) };
enum force { FORCE_NONE, FORCES(WORD_ENUM) };
enum verb { VERB_NONE, VERBS(WORD_ENUM) };
#undef WORD_ENUM

/* One vocabulary: names[n] is the word of value n; names[0] is "", the end NULL. */
struct words {
	const char *what; /* "kind of meeting", for messages */
	const char *const *names;
	const char *const *labels; /* the same for people; NULL: the word itself */
};

extern const struct words meeting_kind_words, item_kind_words, meeting_status_words,
	programme_status_words, category_words, regional_group_words, level_words, gender_words,
	role_words, candidacy_words, wish_kind_words, request_kind_words, order_within_words,
	day_part_words, position_words, force_words, verb_words;

/* The value of a word, 0 if it is none of them. */
int32_t words_value(const struct words *words, const char *word);

/* The word of a value, and its label; "" for 0. */
const char *words_name(const struct words *words, int32_t value);
const char *words_label(const struct words *words, int32_t value);

/* The word that was probably meant, or NULL. */
const char *words_nearest(const struct words *words, const char *word);

/* What departing from a clause with this verb is, in a document of this force. */
hld_severity verb_severity(enum verb verb, enum force force);

#endif
