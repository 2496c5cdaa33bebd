/* Memory that ends while registrations are read and held against a programme: the reader says so,
 * leaks nothing, and never gives a list in which somebody who asked for the floor is missing. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "checked.h"
#include "fault.h"
#include "fault_free.h"
#include "model/registration.h"

static const struct documents documents = {
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'UTC', 'meetings': ["
	" {'id': 'a', 'kind': 'plenary', 'start': '2006-09-14T10:00', 'end': '2006-09-14T13:00'}]}",
	"id,name,representatives.id,representatives.name\nghana,Ghana,ama,Ama\ntogo,Togo,,\n",
	NULL};

static const struct {
	const char *text;
	hld_status read, known;
} lists[] = {
	{"id,participant,representative,meetings,on_behalf_of\nx,ghana,ama,a,G 7\ny,ghana,,a,\n",
         HLD_OK, HLD_OK},
	{"participant\nghana\nghana\n", HLD_SCHEMA, HLD_OK},
	{"participant,meetings\nghana,b\n", HLD_OK, HLD_SCHEMA},
	{"participant,representative\ntogo,ama\n", HLD_OK, HLD_SCHEMA},
	{"{\"format\": \"hld-registrations/1\", \"registrations\": [{\"participant\": \"togo\"}]}",
         HLD_OK, HLD_OK},
	{"{\"format\": \"hld-registrations/1\", \"registrations\": [{\"participant\": \"mali\"}]}",
         HLD_OK, HLD_SCHEMA},
	{"{\"format\": \"hld-registrations/1\", \"registrations\": [{}]}", HLD_SCHEMA, HLD_OK},
};

static void see(hld_status status, const hld_error *err, hld_status right)
{
	assert_int_equal(err->status, status);
	if (status == HLD_NOMEM)
		assert_string_equal(err->text, "out of memory");
	else
		assert_int_equal(status, right);
}

/* Read list i and hold it against the programme, with that fault. */
static void try_list(const hld_programme *programme, size_t i, const struct fault *fault)
{
	hld_registrations *list;
	hld_error err = {0}, known_err = {0};
	hld_status known = HLD_OK;
	fault_begin(fault);
	hld_status status =
		hld_registrations_read(lists[i].text, strlen(lists[i].text), "list", &list, &err);
	assert_true((status == HLD_OK) == (list != NULL));
	if (status == HLD_OK)
		known = registrations_known(programme, list, &known_err);
	hld_registrations_free(list);
	fault_end();
	assert_int_equal(fault_live(), 0);
	see(status, &err, lists[i].read);
	if (status == HLD_OK)
		see(known, &known_err, lists[i].known);
	if (fault_happened())
		assert_true(status == HLD_NOMEM || known == HLD_NOMEM);
}

static void the_reader_says_that_memory_ended(void **state)
{
	hld_programme *programme = read_documents(&documents);
	(void)state;
	for (size_t i = 0; i < 2 * LENGTH(lists); i++) {
		struct fault fault = fault_none;
		fault.kind = i % 2 ? FAULT_ONE : FAULT_FROM;
		try_list(programme, i / 2, &fault);
		for (; fault_happened(); fault.nth++)
			try_list(programme, i / 2, &fault);
		assert_true(fault.nth > 0);
	}
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reader_says_that_memory_ended),
	};
	fault_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
