#!/usr/bin/env bash
# schedule.xml and schedule.json hold every meeting at its instant, in a form that the apps of conferences read:
# schedule_read.py says which, from their sources. If this failed unseen, a delegate's telephone would show no
# programme, or another hour.
#
# HLD_SCHEDULE_SCHEMAS=FOLDER   validate by the schemas of https://github.com/voc/schedule too, whose
#                               validator/xsd/schedule.xml.xsd and validator/json/schema.json lie in FOLDER
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
schemas=${HLD_SCHEDULE_SCHEMAS:-}
need xmllint

/usr/bin/python3 "$here/schedule_read.py" --hard >"$work/hard.json"
make_listed

status=0
for programme in "$root"/data/programmes/*.json "$work"/{hard,listed}.json; do
	name=$work/$(basename "$programme" .json)
	"$hld" export -f schedule-xml -o "$name.schedule.xml" "$programme"
	"$hld" export -f schedule-json -o "$name.schedule.json" "$programme"
	xmllint --noout ${schemas:+--schema "$schemas/schedule.xml.xsd"} "$name.schedule.xml" 2>"$work/err" || {
		cat "$work/err"
		status=1
	}
	/usr/bin/python3 "$here/schedule_read.py" "$programme" "$name".schedule.{xml,json} || status=1
	checked=$((checked + 1))
done
# What is wrong is found.
sed 's/<duration>03:00/<duration>02:55/' "$work/hld-2006.schedule.xml" >"$work/short.xml"
if /usr/bin/python3 "$here/schedule_read.py" "$root/data/programmes/hld-2006.json" "$work/"{short.xml,hld-2006.schedule.json} >"$work/err"; then
	echo "a meeting that ends too early is not found"
	status=1
fi
if [[ -n $schemas ]]; then
	node "$here/schedule_ajv.mjs" "$schemas/schema.json" "$work"/*.schedule.json || status=1
fi
echo "$checked programmes, each as schedule.xml and schedule.json"
exit $status
