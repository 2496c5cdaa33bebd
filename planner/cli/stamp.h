/* stamp.h - when calendars say that they were made. */
#ifndef CLI_STAMP_H
#define CLI_STAMP_H

#include "hld.h"

/* Take the stamp that SOURCE_DATE_EPOCH gives, if it is set.
 * Fails: USAGE. */
hld_status stamp_read(hld_export_options *to, hld_error *err);

#endif
