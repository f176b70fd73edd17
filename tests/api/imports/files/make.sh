#!/bin/sh
# Writes the files of this folder anew from register.csv and hamlets.geojson; see README.md.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f ./*.zip ./*.gpkg ./*.kml ./*.kmz ./*.gpx ./*.xls ./*.ods

# The position is the point's alone: no file has it in its columns, too.
points="-oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO"
households="$points -a_srs EPSG:4326 -nln households"
national="$points -s_srs EPSG:4326 -t_srs EPSG:3405 -nln households"

shapefile() { # NAME ENCODING OPTIONS-OF-POINTS OPTIONS-OF-AREAS
  name=$1
  mkdir "$work/$name"
  # shellcheck disable=SC2086
  ogr2ogr -f "ESRI Shapefile" "$work/$name/households.shp" register.csv $3 -lco "ENCODING=$2"
  ogr2ogr -f "ESRI Shapefile" "$work/$name/hamlets.shp" hamlets.geojson $4 -lco "ENCODING=$2"
  (cd "$work/$name" && zip -qX out.zip households.* hamlets.*)
  mv "$work/$name/out.zip" "$name.zip"
}
shapefile shapefile-utf8 UTF-8 "$households" ""
shapefile shapefile-windows1258 CP1258 "$households" ""
shapefile shapefile-vn2000 UTF-8 "$national" "-t_srs EPSG:3405"

# Small pages make a small file, and long rows run over several of them.
export OGR_SQLITE_PRAGMA=page_size=512
small="-dsco ADD_GPKG_OGR_CONTENTS=NO -lco SPATIAL_INDEX=NO"
# shellcheck disable=SC2086
ogr2ogr -f GPKG register.gpkg register.csv $households $small
ogr2ogr -f GPKG -update register.gpkg hamlets.geojson -nln hamlets -nlt PROMOTE_TO_MULTI -lco SPATIAL_INDEX=NO
# shellcheck disable=SC2086
ogr2ogr -f GPKG register-vn2000.gpkg register.csv $national $small
# shellcheck disable=SC2086
ogr2ogr -f LIBKML register.kml register.csv $households
ogr2ogr -f LIBKML hamlets.kml hamlets.geojson
# shellcheck disable=SC2086
ogr2ogr -f LIBKML register.kmz register.csv $households
# shellcheck disable=SC2086
ogr2ogr -f GPX register.gpx register.csv $households -nln waypoints -dsco GPX_USE_EXTENSIONS=YES

# 44: comma, 34: quotes, 76: UTF-8; telephone numbers (column 3) as text.
filter="CSV:44,34,76,1,1/1/2/1/3/2/4/1/5/1/6/1/7/1/8/1,1033"
soffice --headless --convert-to 'xls:MS Excel 97' --infilter="$filter" register.csv >"$work/log" 2>&1
soffice --headless --convert-to ods --infilter="$filter" register.csv >"$work/log" 2>&1
ls -l
