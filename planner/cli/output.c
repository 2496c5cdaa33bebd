/* output.c - write to a file, to stdout or, what went wrong, to stderr. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

static hld_status cannot(const char *path, const char *what, hld_error *err)
{
	error_set(err, HLD_WRITE, "cannot be %s: %s", what, strerror(errno));
	error_file(err, path);
	return HLD_WRITE;
}

/* Devices and pipes have no place beside them. */
static hld_status write_through(int fd, const char *name, const char *bytes, size_t size,
                                bool keep_open, hld_error *err)
{
	if (fd < 0)
		return cannot(name, "opened", err);
	bool written = write_all(fd, bytes, size);
	int failed = errno;
	bool closed = keep_open || close(fd) == 0;
	if (written && closed)
		return HLD_OK;
	errno = written ? errno : failed;
	return cannot(name, "written", err);
}

/* Fill the new file at beside and let it take the place of path. */
static hld_status write_beside(const char *path, char *beside, mode_t mode, const char *bytes,
                               size_t size, hld_error *err)
{
	int fd = mkstemp(beside);
	if (fd < 0)
		return cannot(path, "created", err);
	bool good = write_all(fd, bytes, size) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
	int failed = errno;
	bool closed = close(fd) == 0;
	if (good && !closed)
		failed = errno;
	if (good && closed && rename(beside, path) == 0)
		return HLD_OK;
	errno = good && closed ? errno : failed;
	cannot(path, "written", err);
	unlink(beside);
	return HLD_WRITE;
}

static mode_t mode_of_new_file(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

hld_status output_write(const char *path, const char *bytes, size_t size, hld_error *err)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return write_through(STDOUT_FILENO, "standard output", bytes, size, true, err);
	struct stat info;
	bool there = stat(path, &info) == 0;
	if (there && S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return cannot(path, "written", err);
	}
	if (there && !S_ISREG(info.st_mode))
		return write_through(open(path, O_WRONLY | O_CLOEXEC), path, bytes, size, false,
		                     err);
	char *target = there ? realpath(path, NULL) : NULL; /* a link stays one */
	const char *place = target != NULL ? target : path;
	static const char suffix[] = ".XXXXXX";
	char *beside = malloc(strlen(place) + sizeof suffix);
	hld_status status;
	if (beside == NULL || (there && target == NULL)) {
		status = error_nomem(err);
	} else {
		memcpy(beside, place, strlen(place));
		memcpy(beside + strlen(place), suffix, sizeof suffix);
		status = write_beside(place, beside,
		                      there ? info.st_mode & 07777 : mode_of_new_file(), bytes,
		                      size, err);
	}
	free(beside);
	free(target);
	return status;
}

int output_finish(struct buffer *buffer, int exit_status)
{
	hld_error err = {0};
	if (buffer->failed)
		error_nomem(&err);
	else
		output_write(NULL, buffer_str(buffer), buffer->size, &err);
	buffer_release(buffer);
	return err.status == HLD_OK ? exit_status : output_fail(&err);
}

int output_fail(const hld_error *err)
{
	char line[sizeof err->file + sizeof err->pointer + sizeof err->text + 64] = "hld: ";
	if (err->file[0] != '\0')
		text_append(line, sizeof line, "%s:", err->file);
	if (err->line != 0)
		text_append(line, sizeof line, "%u:%u:", (unsigned)err->line,
		            (unsigned)err->column);
	if (err->file[0] != '\0' || err->line != 0)
		text_append(line, sizeof line, " ");
	if (err->pointer[0] != '\0')
		text_append(line, sizeof line, "%s: ", err->pointer);
	for (size_t i = strlen(line), n = 0; err->text[n] != '\0' && i + 2 < sizeof line;
	     n++, i++) {
		line[i] = err->text[n] != '\n' ? err->text[n]
		                               : ' '; /* one line, whatever is quoted */
		line[i + 1] = '\0';
	}
	text_append(line, sizeof line, "\n");
	write_all(STDERR_FILENO, line, strlen(line));
	return exit_of(err->status);
}

int exit_of(hld_status status)
{
	switch (status) {
#define X(name, code, text) \
	case HLD_##name:    \
		return code;
		HLD_STATUS_MAP(X)
#undef X
	}
	return EXIT_FAILURE;
}
