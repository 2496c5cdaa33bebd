/* mandate.c - fuzz the reader of mandates; what it accepts is said in words, and checked with
 * a programme that stands alone and with one that a list of participants and a venue are joined to. */
#include "joined.h"
#include "mutate.h"

#include "base/buffer.h"
#include "model/mandate.h"
#include "rules/rule.h"

static const char programme_text[] =
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"theme\": \"T\","
	" \"city\": \"New York\", \"zone\": \"America/New_York\","
	" \"rooms\": [{\"id\": \"r\", \"name\": \"Room\"}],"
	" \"people\": [{\"id\": \"c\", \"name\": \"C\", \"office\": \"chair\"}],"
	" \"participants\": [{\"id\": \"iom\", \"name\": \"IOM\", \"category\": \"observer\"}],"
	" \"meetings\": ["
	"  {\"id\": \"m1\", \"kind\": \"plenary\", \"number\": 1, \"start\": \"2006-09-14T10:00\","
	"   \"end\": \"2006-09-14T13:00\", \"room\": \"r\", \"presides\": \"c\","
	"   \"open_to\": [\"member-state\"], \"items\": ["
	"    {\"kind\": \"opening\"}, {\"kind\": \"statement\", \"by\": \"c\", \"limit_min\": 5},"
	"    {\"kind\": \"statements\", \"start\": \"2006-09-14T11:00\","
	"     \"end\": \"2006-09-14T13:00\"}]},"
	"  {\"id\": \"m2\", \"kind\": \"round-table\", \"number\": 1, \"theme\": \"A theme\","
	"   \"start\": \"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\", \"chairs\": \"c\","
	"   \"discussants\": [\"c\"], \"participants\": [\"iom\"]},"
	"  {\"id\": \"m3\", \"kind\": \"plenary\", \"start\": \"2006-09-15T15:00\","
	"   \"end\": \"2006-09-15T18:00\", \"zone\": \"Europe/Zurich\", \"items\": ["
	"    {\"kind\": \"summary\", \"of\": \"m2\", \"by\": \"c\"}, {\"kind\": \"closing\"}]},"
	"  {\"id\": \"m4\", \"kind\": \"hearing\", \"status\": \"cancelled\","
	"   \"start\": \"2006-07-12T10:00\", \"end\": \"2006-07-12T13:00\"}],"
	" \"deliverables\": [{\"id\": \"d\", \"kind\": \"overview\", \"title\": \"O\", \"by\": "
	"\"c\","
	"   \"date\": \"2006-08-01\"}]}";

static const hld_programme *baked_programme(void)
{
	static hld_programme *programme;
	hld_error err = {0};
	if (programme == NULL)
		MUST(hld_programme_read(programme_text, strlen(programme_text), "baked", &programme,
		                        &err) == HLD_OK);
	return programme;
}

static const hld_programme *joined_programme(void)
{
	static hld_programme *programme;
	if (programme == NULL) {
		programme = small_programme();
		MUST(hld_programme_join_participants(programme, small_participants(), NULL) ==
		     HLD_OK);
		MUST(hld_programme_join_venue(programme, small_venue(), NULL) == HLD_OK);
	}
	return programme;
}

static void use(const hld_mandate *mandate)
{
	hld_findings *findings;
	MUST(hld_check(&mandate, 1, baked_programme(), &findings, NULL) == HLD_OK);
	MUST(hld_findings_verdicts(findings) == mandate->clauses.count);
	hld_findings_free(findings);
	must_find(mandate, baked_programme());
	must_find(mandate, joined_programme());
	for (uint32_t i = 0; i < mandate->clauses.count; i++) {
		struct buffer said = {0};
		rules[mandate->clauses.at[i].rule].say(&mandate->clauses.at[i], &said);
		MUST(!said.failed && utf8_valid(buffer_str(&said), said.size) == said.size);
		buffer_release(&said);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_mandate *mandate;
	hld_error err = {0};
	hld_status status = hld_mandate_read((const char *)data, size, "fuzz", &mandate, &err);
	if (status == HLD_OK)
		use(mandate);
	else
		must_explain(status, &err);
	hld_mandate_free(mandate);
	return 0;
}
