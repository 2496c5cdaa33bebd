/* seated.c - lists of a meeting by role. */
#include "rules/seated.h"

/* The list of a role that a meeting has one of: speakers are those of its items. */
static const who_list *list_of(const struct meeting *meeting, int32_t role)
{
	switch (role) {
	case ROLE_CHAIRS:
		return &meeting->chairs;
	case ROLE_DISCUSSANTS:
		return &meeting->discussants;
	case ROLE_PANELLISTS:
		return &meeting->panellists;
	default:
		return &meeting->participants;
	}
}

/* Whether those of an item have the role: panellists are not speakers. */
static bool speaks_in(const struct walk *walk, uint32_t item)
{
	return walk->role != ROLE_SPEAKERS || walk->meeting->items.at[item].kind != PANEL_ITEM;
}

struct walk walk_role(const struct check *check, const struct hit *hit, int32_t role)
{
	struct walk walk = {.meeting = hit_meeting(check, hit),
	                    .id = hit->meeting,
	                    .role = role,
	                    .item = NO_ELEMENT};
	bool of_item =
		hit->item != NO_ELEMENT && (role == ROLE_PANELLISTS || role == ROLE_SPEAKERS);
	bool of_meeting = role == ROLE_PANELLISTS && of_item &&
	                  walk.meeting->items.at[hit->item].by.at == NULL;
	if (role != ROLE_SPEAKERS && (!of_item || of_meeting)) {
		walk.list = list_of(walk.meeting, role);
		walk.given = walk.list->at != NULL;
		return walk;
	}
	walk.all_items = !of_item;
	walk.item = of_item ? hit->item : 0;
	walk.end = of_item ? hit->item + 1 : walk.meeting->items.count;
	for (uint32_t i = walk.item; i < walk.end; i++)
		walk.given |= speaks_in(&walk, i) && walk.meeting->items.at[i].by.at != NULL;
	return walk;
}

/* The next who is named, in whatever seat. */
static bool next_named(struct walk *walk, struct seated *out)
{
	if (walk->list != NULL) {
		if (walk->next >= walk->list->count)
			return false;
		*out = (struct seated){&walk->list->at[walk->next], NO_ELEMENT, walk->next};
		walk->next++;
		return true;
	}
	for (; walk->item < walk->end; walk->item++) {
		const who_list *by = &walk->meeting->items.at[walk->item].by;
		if (walk->next < by->count && speaks_in(walk, walk->item)) {
			*out = (struct seated){&by->at[walk->next], walk->item, walk->next};
			walk->next++;
			return true;
		}
		walk->next = 0;
	}
	return false;
}

bool walk_next(struct walk *walk, struct seated *out)
{
	while (next_named(walk, out))
		if (!out->who->same_seat && !(walk->all_items && out->who->spoke_before))
			return true;
	return false;
}

struct spot walk_spot(struct check *check, const struct walk *walk, const struct seated *seated)
{
	if (seated->item == NO_ELEMENT) {
		struct spot all = walk_all(walk);
		return walk->list->count > 1 ? spot_element(check, all, seated->index) : all;
	}
	struct spot by = spot_item(walk->id, seated->item, "by");
	bool several = walk->meeting->items.at[seated->item].by.count > 1;
	return several ? spot_element(check, by, seated->index) : by;
}

struct spot walk_all(const struct walk *walk)
{
	if (walk->list == NULL)
		return spot_meeting(walk->id, "");
	return spot_meeting(walk->id, words_name(&role_words, walk->role));
}

int32_t role_or_participants(int32_t role)
{
	return role != 0 ? role : ROLE_PARTICIPANTS;
}

int32_t group_of(const struct check *check, who_id id)
{
	const struct delegation *delegation = programme_delegation(check->programme, id);
	return delegation != NULL ? delegation->group : 0;
}
