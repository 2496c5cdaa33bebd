/* csv_find.c - pointers into a list of records, found in the table that stands for it.
 *
 * For each row the range of places in its record is narrowed column by column, those that
 * reach deeper last: they overwrite the places of their parents. */
#include <string.h>

#include "base/csv.h"

enum { DEEPEST_DOTS = 2 }; /* "posts.title.fr" */
#define NONE UINT32_MAX

struct finder {
	struct csv csv;
	struct place *places;
	struct place_range record;
	uint32_t list[CSV_MOST_COLUMNS];  /* first column whose name has the same key    */
	uint32_t count[CSV_MOST_COLUMNS]; /* by list: elements that the record has so far */
	uint32_t given[CSV_MOST_COLUMNS]; /* by list: first filled cell in this row; NONE */
};

static size_t key_size(const struct csv_cell *header)
{
	const char *dot = memchr(header->text, '.', header->size);
	return dot != NULL ? (size_t)(dot - header->text) : header->size;
}

static void find_lists(struct finder *finder)
{
	const struct csv_cell *header = finder->csv.header;
	for (uint32_t c = 0; c < finder->csv.columns; c++) {
		size_t size = key_size(&header[c]);
		uint32_t first = 0;
		while (first < c && (key_size(&header[first]) != size ||
		                     memcmp(header[first].text, header[c].text, size) != 0))
			first++;
		finder->list[c] = first;
	}
}

static void set_places(struct place *places, struct place_range range, uint32_t line,
                       uint32_t column)
{
	for (size_t i = range.from; i < range.to; i++) {
		places[i].line = line;
		places[i].column = column;
	}
}

/* Give the places at and below path, the parts of a name between its dots, those of a cell. */
static void set_path(struct finder *finder, struct place_range range, const char *path, size_t size,
                     const struct csv_cell *cell)
{
	for (bool more = true; more;) {
		const char *dot = memchr(path, '.', size);
		size_t length = dot != NULL ? (size_t)(dot - path) : size;
		if (!place_narrow(finder->places, &range, path, length))
			return;
		more = dot != NULL;
		path += more ? length + 1 : 0;
		size -= more ? length + 1 : 0;
	}
	set_places(finder->places, range, cell->line, cell->column);
}

/* The range of the element that this row gives to the list of column c. */
static bool find_element(const struct finder *finder, uint32_t c, struct place_range *range)
{
	const struct csv_cell *header = &finder->csv.header[c];
	uint32_t list = finder->list[c];
	*range = finder->record;
	return finder->csv.dots[c] > 0 && finder->given[list] != NONE &&
	       place_narrow(finder->places, range, header->text, key_size(header)) &&
	       place_narrow_index(finder->places, range, finder->count[list]);
}

static void find_cell(struct finder *finder, uint32_t c)
{
	const struct csv_cell *header = &finder->csv.header[c], *cell = &finder->csv.cells[c];
	size_t skip = key_size(header) + 1;
	struct place_range element;
	if (!finder->csv.goes_on)
		set_path(finder, finder->record, header->text, header->size, cell);
	if (find_element(finder, c, &element))
		set_path(finder, element, header->text + skip, header->size - skip, cell);
}

static void find_cells(struct finder *finder)
{
	uint32_t columns = finder->csv.columns;
	struct place_range element;
	memset(finder->given, 0xFF, sizeof finder->given);
	for (uint32_t c = 0; c < columns; c++) {
		uint32_t list = finder->list[c];
		if (finder->csv.dots[c] == 0 || finder->csv.cells[c].size == 0 ||
		    finder->given[list] != NONE)
			continue;
		finder->given[list] = c;
		if (find_element(finder, c, &element))
			set_places(finder->places, element, finder->csv.cells[c].line,
			           finder->csv.cells[c].column);
	}
	for (int dots = 0; dots <= DEEPEST_DOTS; dots++)
		for (uint32_t c = 0; c < columns; c++)
			if (finder->csv.dots[c] == dots && finder->csv.header[c].size > 0)
				find_cell(finder, c);
	for (uint32_t c = 0; c < columns; c++)
		finder->count[c] += finder->given[c] != NONE;
}

/* Find the places of one list, which range is about, in the rows that are ahead. */
static void find_records(struct finder *finder, struct place_range range)
{
	size_t index = 0;
	bool more, wanted = false;
	while (csv_next(&finder->csv, &more, NULL) == HLD_OK && more) {
		if (!finder->csv.goes_on) {
			finder->record = range;
			wanted = place_narrow_index(finder->places, &finder->record, index++);
			memset(finder->count, 0, sizeof finder->count);
			if (wanted)
				set_places(finder->places, finder->record, finder->csv.row, 1);
		}
		if (wanted)
			find_cells(finder);
	}
}

void csv_find(const char *text, size_t size, struct place *places, size_t count)
{
	struct csv csv;
	if (csv_open(&csv, text, size, NULL) != HLD_OK || csv.columns == 0)
		return;
	set_places(places, (struct place_range){0, count, 0}, csv.row, 1);
	struct finder finder = {.places = places, .csv = csv};
	find_lists(&finder);
	size_t from = 0;
	while (from < count && places[from].pointer[0] == '\0')
		from++;
	while (from < count) {
		const char *first = places[from].pointer;
		size_t skip = 1 + strcspn(first + 1, "/"), to = from;
		while (to < count && strncmp(places[to].pointer, first, skip) == 0 &&
		       (places[to].pointer[skip] == '\0' || places[to].pointer[skip] == '/'))
			to++;
		finder.csv = csv;
		find_records(&finder, (struct place_range){from, to, skip});
		from = to;
	}
}
