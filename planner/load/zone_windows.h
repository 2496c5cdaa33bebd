/* zone_windows.h - time zones by the names that Windows gives them: "Eastern Standard Time". */
#ifndef LOAD_ZONE_WINDOWS_H
#define LOAD_ZONE_WINDOWS_H

/* The IANA name of a zone of Windows, NULL where it is none. */
const char *zone_of_windows(const char *name);

#endif
