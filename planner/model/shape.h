/* shape.h - documents described as data: one row a key.
 *
 * The rows drive the readers, the JSON writer, the JSON Schemas and the manual, so
 * a key is named once. A row says where in a struct the value lies; build.c alone
 * writes there. */
#ifndef MODEL_SHAPE_H
#define MODEL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a key holds, and the C type that holds it. */
enum field_type {
	FIELD_STRING, /* const char *, NULL if absent; any text in one language       */
	FIELD_ID,     /* const char *; a-z, 0-9, hyphens                              */
	FIELD_TEXT,   /* struct text: a string, or an object by language              */
	FIELD_INT,    /* int32_t, CIVIL_NONE if absent; from least to most            */
	FIELD_BOOL,   /* bool, false if absent                                        */
	FIELD_WORD,   /* int32_t, 0 if absent; a word of the vocabulary `of`          */
	FIELD_DATE,   /* int32_t, CIVIL_NONE if absent: days since 1970               */
	FIELD_TIME,   /* int32_t, CIVIL_NONE if absent: minutes after midnight        */
	FIELD_MOMENT, /* struct moment, day CIVIL_NONE if absent                      */
	FIELD_REF,    /* struct ref: an id that is declared elsewhere in the document */
	FIELD_RECORD, /* const struct ... *, NULL if absent: an object of shape `of`  */
	FIELD_PARAMS  /* const void *: an object whose shape the key "rule" chooses   */
};

enum field_flags {
	FIELD_REQUIRED = 1,
	FIELD_LIST = 2,     /* an array; in C a struct list, at NULL if absent            */
	FIELD_ONE_OK = 4,   /* a list of one may be written without its brackets          */
	FIELD_SOME = 8,     /* at least one of the fields with this flag is there         */
	FIELD_FILLED = 16,  /* a list that is there has at least one element */
	FIELD_ASIDE = 32,   /* of how the record came about: no difference between two */
	FIELD_INTERNAL = 64 /* for those who plan: left out of what is published */
};

struct field {
	const char *name;
	enum field_type type;
	unsigned flags;
	size_t offset;
	const void *of;      /* struct words, struct shape, or NULL */
	int32_t least, most; /* of an int; 0 and 0: from 0 to INT32_MAX */
	const char *doc;     /* one phrase for the schema and the manual */
};

struct shape {
	const char *name; /* "meeting" */
	const char *doc;
	size_t size;
	const struct field *fields; /* ends with a NULL name */
};

/* Any list of the model: count elements at `at`. Typed lists have the same layout. */
struct list {
	const void *at;
	uint32_t count;
};
#define LIST_OF(type)           \
	struct {                \
		const type *at; \
		uint32_t count; \
	}

/* A text by language: English always, others where given. */
struct translation {
	const char *lang, *string;
};
struct text {
	const char *en; /* NULL: absent */
	const struct translation *others;
	uint32_t count;
};

/* The text in a language (NULL: English), of which "fr-CH" is served by "fr"; in English where it is
 * not given, "" where it is absent. */
const char *text_in(const struct text *text, const char *lang);

/* The language that this text is really in for whoever asks for one: where it is there and is
 * written as language tags are, else English. */
const char *text_language(const struct text *text, const char *lang);

/* The translation into that language and no other, NULL where it is not given. It is
 * looked for from *at on, which then stands behind it: two texts whose languages come in
 * one order are gone through in one go. */
const char *text_seek(const struct text *text, const char *lang, uint32_t *at);

/* A civil time in a zone, and its instant. */
enum moment_state {
	MOMENT_UNKNOWN, /* absent, or its zone is */
	MOMENT_ONCE,
	MOMENT_NEVER, /* skipped when clocks go forward */
	MOMENT_TWICE  /* repeated when clocks go back; the instant is the earlier one */
};
struct moment {
	int32_t day, min;
	enum moment_state state;
	int64_t utc_s; /* seconds since 1970-01-01T00:00:00Z; of NEVER: as if clocks had not moved */
};

/* An id that points at an element of a list, if there is one. */
struct ref {
	const char *name; /* NULL: absent */
	uint32_t n;       /* index; NO_ELEMENT: nothing has that id */
};
#define NO_ELEMENT UINT32_MAX

/* A row: struct, member, key, type, flags, what it is of, what it says. The first
 * macro expands arguments that stand for several. */
#define FIELD(...) FIELD_ROW(__VA_ARGS__)
#define FIELD_ROW(struct_, member_, key_, type_, flags_, of_, doc_)          \
	{                                                                    \
		.name = key_, .type = type_, .flags = flags_,                \
		.offset = offsetof(struct_, member_), .of = of_, .doc = doc_ \
	}
#define FIELD_INT_ROW(struct_, member_, key_, flags_, least_, most_, doc_)                        \
	{                                                                                         \
		.name = key_, .type = FIELD_INT, .flags = flags_,                                 \
		.offset = offsetof(struct_, member_), .least = least_, .most = most_, .doc = doc_ \
	}

/* Bytes of one value of a field in a list, where a record lies whole. */
size_t field_size(const struct field *field);

/* The row of a key, or NULL; and the key that was probably meant, or NULL. */
const struct field *shape_field(const struct shape *shape, const char *name, size_t length);
const char *shape_nearest(const struct shape *shape, const char *name);

#endif
