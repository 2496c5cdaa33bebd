/* source.c - read a file or stdin up to a limit. */
#include "load/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"

static hld_status too_large(size_t most, hld_error *err)
{
	return error_set(err, HLD_UNREADABLE, "is larger than %zu MiB, the most that is read",
	                 most >> 20);
}

static hld_status read_all(int fd, size_t most, struct buffer *buffer, hld_error *err)
{
	char bytes[1 << 16];
	for (;;) {
		ssize_t got = read(fd, bytes, sizeof bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_set(err, HLD_UNREADABLE, "cannot be read: %s",
			                 strerror(errno));
		if (got == 0)
			return HLD_OK;
		if (buffer->size + (size_t)got > most)
			return too_large(most, err);
		buffer_add(buffer, bytes, (size_t)got);
		if (buffer->failed)
			return error_nomem(err);
	}
}

/* Refuse at once what would be refused later. */
static hld_status look_at(int fd, size_t most, hld_error *err)
{
	struct stat info;
	if (fstat(fd, &info) != 0)
		return error_set(err, HLD_UNREADABLE, "cannot be read: %s", strerror(errno));
	if (S_ISDIR(info.st_mode))
		return error_set(err, HLD_UNREADABLE, "is a directory; name a file in it");
	if (S_ISREG(info.st_mode) && (uint64_t)info.st_size > most)
		return too_large(most, err);
	return HLD_OK;
}

hld_status source_read(const char *path, size_t most, char **text, size_t *size, hld_error *err)
{
	*text = NULL;
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		error_set(err, HLD_UNREADABLE, "cannot be opened: %s", strerror(errno));
		error_file(err, path);
		return HLD_UNREADABLE;
	}
	struct buffer buffer = {0};
	hld_status status = look_at(fd, most, err);
	if (status == HLD_OK)
		status = read_all(fd, most, &buffer, err);
	if (fd != STDIN_FILENO)
		close(fd);
	if (status == HLD_OK && (*text = buffer_take(&buffer, size)) == NULL)
		status = error_nomem(err);
	buffer_release(&buffer);
	if (status != HLD_OK)
		error_file(err, path);
	return status;
}
