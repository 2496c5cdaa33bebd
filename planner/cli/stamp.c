/* stamp.c - SOURCE_DATE_EPOCH, as reproducible builds define it. */
#include "cli/stamp.h"

#include <errno.h>
#include <stdlib.h>

#include "base/error.h"

hld_status stamp_read(hld_export_options *to, hld_error *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	if (epoch == NULL || epoch[0] == '\0')
		return HLD_OK;
	errno = 0;
	long long seconds = strtoll(epoch, &end, 10);
	if (errno != 0 || *end != '\0' || seconds < 0 || seconds > 7258118399) /* to 2199 */
		return error_set(err, HLD_USAGE,
		                 "SOURCE_DATE_EPOCH '%.40s' is not a number of seconds since 1970",
		                 epoch);
	to->has_stamp = true;
	to->stamp = seconds;
	return HLD_OK;
}
