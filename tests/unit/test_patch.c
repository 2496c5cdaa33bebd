/* JSON Patch: a case whose patch did something else than it says would prove nothing.
 * The first rows are the examples of RFC 6902, appendix A. */
#include "unit.h"

#include <string.h>

#include "patch.h"

struct row {
	const char *name, *document, *patch;
	const char *result; /* NULL: the patch fails */
	const char *why;    /* what its message says */
};

/* clang-format off */
static const struct row rows[] = {
	{"A.1 an object member is added", "{'foo': 'bar'}",
	 "[{'op': 'add', 'path': '/baz', 'value': 'qux'}]",
	 "{'baz': 'qux', 'foo': 'bar'}", NULL},
	{"A.2 an array element is added", "{'foo': ['bar', 'baz']}",
	 "[{'op': 'add', 'path': '/foo/1', 'value': 'qux'}]",
	 "{'foo': ['bar', 'qux', 'baz']}", NULL},
	{"A.3 an object member is removed", "{'baz': 'qux', 'foo': 'bar'}",
	 "[{'op': 'remove', 'path': '/baz'}]", "{'foo': 'bar'}", NULL},
	{"A.4 an array element is removed", "{'foo': ['bar', 'qux', 'baz']}",
	 "[{'op': 'remove', 'path': '/foo/1'}]", "{'foo': ['bar', 'baz']}", NULL},
	{"A.5 a value is replaced", "{'baz': 'qux', 'foo': 'bar'}",
	 "[{'op': 'replace', 'path': '/baz', 'value': 'boo'}]",
	 "{'baz': 'boo', 'foo': 'bar'}", NULL},
	{"A.6 a value is moved",
	 "{'foo': {'bar': 'baz', 'waldo': 'fred'}, 'qux': {'corge': 'grault'}}",
	 "[{'op': 'move', 'from': '/foo/waldo', 'path': '/qux/thud'}]",
	 "{'foo': {'bar': 'baz'}, 'qux': {'corge': 'grault', 'thud': 'fred'}}", NULL},
	{"A.7 an array element is moved", "{'foo': ['all', 'grass', 'cows', 'eat']}",
	 "[{'op': 'move', 'from': '/foo/1', 'path': '/foo/3'}]",
	 "{'foo': ['all', 'cows', 'eat', 'grass']}", NULL},
	{"A.8 a value is tested", "{'baz': 'qux', 'foo': ['a', 2, 'c']}",
	 "[{'op': 'test', 'path': '/baz', 'value': 'qux'},"
	 " {'op': 'test', 'path': '/foo/1', 'value': 2}]",
	 "{'baz': 'qux', 'foo': ['a', 2, 'c']}", NULL},
	{"A.9 a test fails", "{'baz': 'qux'}",
	 "[{'op': 'test', 'path': '/baz', 'value': 'bar'}]",
	 NULL, "operation 0: another value is at '/baz'"},
	{"A.10 a nested object is added", "{'foo': 'bar'}",
	 "[{'op': 'add', 'path': '/child', 'value': {'grandchild': {}}}]",
	 "{'foo': 'bar', 'child': {'grandchild': {}}}", NULL},
	{"A.11 unknown members are ignored", "{'foo': 'bar'}",
	 "[{'op': 'add', 'path': '/baz', 'value': 'qux', 'xyz': 123}]",
	 "{'foo': 'bar', 'baz': 'qux'}", NULL},
	{"A.12 nothing is added to what is not there", "{'foo': 'bar'}",
	 "[{'op': 'add', 'path': '/baz/bat', 'value': 'qux'}]",
	 NULL, "operation 0: there is no place for '/baz/bat'"},
	/* A.13, two members "op", is refused by the reader: JSON_REJECT_DUPLICATES. */
	{"A.14 ~01 is the name ~1", "{'/': 9, '~1': 10}",
	 "[{'op': 'test', 'path': '/~01', 'value': 10}]", "{'/': 9, '~1': 10}", NULL},
	{"A.15 a string is not a number", "{'/': 9, '~1': 10}",
	 "[{'op': 'test', 'path': '/~01', 'value': '10'}]", NULL, "another value"},
	{"A.16 an array is added as one value", "{'foo': ['bar']}",
	 "[{'op': 'add', 'path': '/foo/-', 'value': ['abc', 'def']}]",
	 "{'foo': ['bar', ['abc', 'def']]}", NULL},

	{"the whole document is replaced", "{'foo': 'bar'}",
	 "[{'op': 'replace', 'path': '', 'value': ['x']}]", "['x']", NULL},
	{"an array element is replaced", "{'foo': [1, 2, 3]}",
	 "[{'op': 'replace', 'path': '/foo/1', 'value': 9}]", "{'foo': [1, 9, 3]}", NULL},
	{"a copy is apart from what was copied", "{'a': {'x': 1}}",
	 "[{'op': 'copy', 'from': '/a', 'path': '/b'},"
	 " {'op': 'replace', 'path': '/b/x', 'value': 2}]", "{'a': {'x': 1}, 'b': {'x': 2}}", NULL},
	{"later operations see the earlier", "{}",
	 "[{'op': 'add', 'path': '/a', 'value': {}}, {'op': 'add', 'path': '/a/b', 'value': 1}]",
	 "{'a': {'b': 1}}", NULL},
	{"~1 is a slash", "{'a/b': 1}", "[{'op': 'remove', 'path': '/a~1b'}]", "{}", NULL},
	{"an empty name is a name", "{'': 1}", "[{'op': 'remove', 'path': '/'}]", "{}", NULL},
	{"an element goes by its id", "{'m': [{'id': 'p-1'}, {'id': 'p-2', 'n': 1}]}",
	 "[{'op': 'replace', 'path': '/m/p-2/n', 'value': 2}, {'op': 'remove', 'path': '/m/p-1'}]",
	 "{'m': [{'id': 'p-2', 'n': 2}]}", NULL},

	{"nothing is removed that is not there", "{'foo': 'bar'}",
	 "[{'op': 'add', 'path': '/x', 'value': 1}, {'op': 'remove', 'path': '/baz'}]",
	 NULL, "operation 1: nothing can be taken from '/baz'"},
	{"nothing is replaced that is not there", "{'foo': 'bar'}",
	 "[{'op': 'replace', 'path': '/baz', 'value': 1}]", NULL, "nothing is at '/baz'"},
	{"the end of an array is no element", "{'foo': [1]}",
	 "[{'op': 'remove', 'path': '/foo/-'}]", NULL, "nothing can be taken from '/foo/-'"},
	{"an index beyond the end", "{'foo': [1]}",
	 "[{'op': 'add', 'path': '/foo/2', 'value': 2}]", NULL, "no place for '/foo/2'"},
	{"an index with a leading zero", "{'foo': [1, 2]}",
	 "[{'op': 'remove', 'path': '/foo/01'}]", NULL, "nothing can be taken"},
	{"a value is not moved into itself", "{'a': {'b': 1}}",
	 "[{'op': 'move', 'from': '/a', 'path': '/a/b'}]", NULL, "inside itself at '/a/b'"},
	{"a pointer begins with a slash", "{'a': 1}",
	 "[{'op': 'remove', 'path': 'a'}]", NULL, "nothing can be taken from 'a'"},
	{"~2 stands for nothing", "{'~2': 1}",
	 "[{'op': 'remove', 'path': '/~2'}]", NULL, "nothing can be taken from '/~2'"},
	{"an operation that there is not", "{}",
	 "[{'op': 'delete', 'path': '/a'}]", NULL, "no operation is called 'delete'"},
	{"an operation without its value", "{}",
	 "[{'op': 'add', 'path': '/a'}]", NULL, "is missing in 'add'"},
	{"a patch that is no array", "{}", "{'op': 'remove'}", NULL, "not an array"},
};
/* clang-format on */

/* The rows are written with ' for ". */
static json_t *read_json(const char *text)
{
	char quoted[512];
	size_t length = strlen(text);
	assert_true(length < sizeof quoted);
	for (size_t i = 0; i <= length; i++)
		quoted[i] = text[i];
	for (char *c = quoted; *c != '\0'; c++)
		if (*c == '\'')
			*c = '"';
	json_t *json = json_loads(quoted, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(json);
	return json;
}

static void patches_do_what_the_rfc_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const struct row *row = &rows[i];
		char why[256] = "";
		json_t *document = read_json(row->document), *patch = read_json(row->patch);
		json_t *before = json_deep_copy(document), *same = json_deep_copy(patch);
		json_t *right = row->result != NULL ? read_json(row->result) : NULL;
		json_t *result = patch_apply(document, patch, why, sizeof why);
		if ((right == NULL) != (result == NULL) ||
		    (right != NULL && !json_equal(result, right)))
			fail_msg("%s: failed as '%s' or gave another result", row->name, why);
		if (right == NULL && strstr(why, row->why) == NULL)
			fail_msg("%s: says '%s'", row->name, why);
		assert_true(json_equal(document, before) && json_equal(patch, same));
		json_decref(document);
		json_decref(patch);
		json_decref(before);
		json_decref(same);
		json_decref(right);
		json_decref(result);
	}
}

static void pointers_find_what_is_there(void **state)
{
	(void)state;
	json_t *document = read_json("{'m': [{'id': 'a', 'x': 7}]}");
	assert_ptr_equal(patch_find(document, ""), document);
	assert_int_equal(json_integer_value(patch_find(document, "/m/0/x")), 7);
	assert_int_equal(json_integer_value(patch_find(document, "/m/a/x")), 7);
	assert_null(patch_find(document, "/m/1/x"));
	assert_null(patch_find(document, "/m/0/x/y"));
	assert_null(patch_find(document, "m"));
	json_decref(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patches_do_what_the_rfc_says),
		cmocka_unit_test(pointers_find_what_is_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
