/* joined.h - a small programme, list of participants and venue, whose ids the corpora use:
 * what one target reads is joined to those of the others. */
#ifndef FUZZ_JOINED_H
#define FUZZ_JOINED_H

#include <jansson.h>

#include "base/arena.h"
#include "export/json_shape.h"
#include "fuzz.h"

#define SMALL_PROGRAMME                                                                           \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\","                      \
	"\"zone\": \"America/New_York\","                                                         \
	"\"people\": [{\"id\": \"ann\", \"name\": \"Ann\", \"participant\": \"ghana\"},"          \
	" {\"id\": \"pga\", \"name\": \"P\", \"office\": \"chair\", \"participant\": \"togo\"}]," \
	"\"meetings\": ["                                                                         \
	" {\"id\": \"plenary-1\", \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\","        \
	"  \"end\": \"2006-09-14T13:00\", \"room\": \"hall\", \"presides\": \"pga\","             \
	"  \"participants\": [\"ghana\", \"togo\", \"iom\", \"ann\"], \"items\": ["               \
	"  {\"kind\": \"statements\", \"by\": [\"ghana\", \"togo-1\"],"                           \
	"   \"start\": \"2006-09-14T11:00\", \"end\": \"2006-09-14T12:00\"}]},"                   \
	" {\"id\": \"table-1\", \"kind\": \"round-table\", \"number\": 1,"                        \
	"  \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\", \"room\": \"one\","    \
	"  \"chairs\": [\"ghana-1\"], \"participants\": [\"togo\", \"iom\", \"ghana\"]},"         \
	" {\"id\": \"table-2\", \"kind\": \"round-table\", \"number\": 2,"                        \
	"  \"start\": \"2006-09-14T16:30\", \"end\": \"2006-09-14T18:00\","                       \
	"  \"zone\": \"Europe/Zurich\", \"room\": \"two\", \"languages\": [\"en\"],"              \
	"  \"discussants\": [\"togo-1\", \"ghana-2\"], \"participants\": [\"togo\"]},"            \
	" {\"id\": \"hearing\", \"kind\": \"hearing\", \"start\": \"2006-09-14T13:05\","          \
	"  \"end\": \"2006-09-14T14:00\", \"room\": \"one\", \"panellists\": [\"iom-1\"]},"       \
	" {\"id\": \"panel\", \"kind\": \"panel\", \"start\": \"2006-09-15T09:00\","              \
	"  \"end\": \"2006-09-15T10:00\"}]}"

#define SMALL_LIST                                                                                 \
	"id,name,category,group,election_group,representatives.id,representatives.name,"           \
	"representatives.level,representatives.gender,representatives.selected_at,registered\n"    \
	"ghana,Ghana,member-state,african,,ghana-1,Ama,minister,female,,2006-09-01\n"              \
	",,,,,,Kofi,,,,\n"                                                                         \
	"togo,Togo,member-state,african;asian,asian,,Afi,representative,,hearing,\n"               \
	"iom,IOM,intergovernmental-observer,,,,Guy,executive-head,male,hearing;panel,2006-09-02\n" \
	"holy-see,Holy See,observer-state,,,,,,,,\n"

#define SMALL_VENUE                                                                               \
	"{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\","                           \
	"\"zone\": \"America/New_York\", \"hours\": [{\"from\": \"10:00\", \"to\": \"13:00\"},"   \
	" {\"from\": \"15:00\", \"to\": \"18:00\"}], \"gap_min\": 15, \"interpretation\":"        \
	" {\"languages\": [\"en\", \"fr\"], \"teams\": 1, \"meetings_a_day\": 2,"                 \
	"  \"longest_min\": 180, \"rest_min\": 90}, \"rooms\": ["                                 \
	" {\"id\": \"hall\", \"name\": \"Hall\", \"seats\": 3, \"booths\": 2,"                    \
	"  \"languages\": [\"en\", \"fr\"]},"                                                     \
	" {\"id\": \"one\", \"name\": \"One\", \"seats\": 2, \"booths\": 1},"                     \
	" {\"id\": \"two\", \"name\": \"Two\", \"illustrative\": true, \"languages\": [\"fr\"]}," \
	" {\"id\": \"room-1\", \"name\": \"Room 1\", \"seats\": 1}]}"

#define READ(type, text, out) \
	MUST(hld_##type##_read(text, sizeof text - 1, "small", out, NULL) == HLD_OK)

static inline hld_programme *small_programme(void)
{
	static const char text[] = SMALL_PROGRAMME;
	hld_programme *programme;
	READ(programme, text, &programme);
	return programme;
}

static inline hld_participants *small_participants(void)
{
	static const char text[] = SMALL_LIST;
	hld_participants *participants;
	READ(participants, text, &participants);
	return participants;
}

static inline hld_venue *small_venue(void)
{
	static const char text[] = SMALL_VENUE;
	hld_venue *venue;
	READ(venue, text, &venue);
	return venue;
}

/* The JSON of a document that was read, to be freed. */
static inline char *written(const char *format, const struct shape *shape, const void *document)
{
	json_t *json = json_pack("{s:s}", "format", format);
	MUST(json_add_record(json, shape, document));
	char *text = json_dumps(json, JSON_COMPACT);
	MUST(text != NULL);
	json_decref(json);
	return text;
}

/* Each finding has its place in the document that it names, and is one line of valid text. */
static inline void must_find(const hld_mandate *mandate, const hld_programme *programme)
{
	hld_findings *findings;
	MUST(hld_check(&mandate, mandate != NULL, programme, &findings, NULL) == HLD_OK);
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		size_t length = strlen(finding->text);
		MUST(finding->line > 0 && finding->column > 0 && finding->file[0] != '\0');
		MUST(length > 0 && strchr(finding->text, '\n') == NULL);
		MUST(utf8_valid(finding->text, length) == length);
	}
	hld_findings_free(findings);
}

#endif
