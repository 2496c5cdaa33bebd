/* error.c - one failure, said once. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static void copy_right_end(char *to, size_t room, const char *text)
{
	size_t length = strlen(text);
	if (length >= room) {
		text += length - (room - 1);
		while (((unsigned char)*text & 0xC0) == 0x80)
			text++;
	}
	snprintf(to, room, "%s", text);
}

/* Bytes that are no characters: of a command line, or of a quotation that was cut. */
static void drop_invalid(char *text)
{
	size_t size = strlen(text), kept = 0;
	for (size_t at = 0; at < size; at++) {
		size_t valid = utf8_valid(text + at, size - at);
		memmove(text + kept, text + at, valid);
		kept += valid;
		at += valid;
	}
	text[kept] = '\0';
}

hld_status error_set(hld_error *err, hld_status status, const char *format, ...)
{
	if (err == NULL || err->status != HLD_OK)
		return status;
	err->status = status;
	va_list args;
	va_start(args, format);
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	drop_invalid(err->text);
	return status;
}

void error_file(hld_error *err, const char *file)
{
	if (err != NULL && err->status != HLD_OK && err->file[0] == '\0')
		copy_right_end(err->file, sizeof err->file, file);
}

void error_place(hld_error *err, const char *pointer, uint32_t line, uint32_t column)
{
	if (err == NULL || err->status == HLD_OK || err->line != 0)
		return;
	if (err->pointer[0] == '\0')
		copy_right_end(err->pointer, sizeof err->pointer, pointer);
	err->line = line;
	err->column = column;
}

hld_status error_nomem(hld_error *err)
{
	return error_set(err, HLD_NOMEM, "out of memory");
}

const char *hld_strstatus(hld_status status)
{
	switch (status) {
#define X(name, code, text) \
	case HLD_##name:    \
		return text;
		HLD_STATUS_MAP(X)
#undef X
	}
	return "unknown status";
}

const char *hld_strseverity(hld_severity severity)
{
	switch (severity) {
#define X(name, word, text) \
	case HLD_##name:    \
		return word;
		HLD_SEVERITY_MAP(X)
#undef X
	}
	return "unknown severity";
}
