-- What a tile of clusters and counts reads, kept beside the facts it follows from.

-- Where a cluster's symbol stands and the box of its outline; null without an outline. Finding the point on the
-- surface anew took a fifth of a tile's time. The key makes a tile's labels one stretch of an index.
alter table tn.cluster
  add column label geometry(Point, 4326) generated always as (st_pointonsurface(outline)) stored,
  add column label_key bigint generated always as
    (tn.tile_key(st_x(st_pointonsurface(outline)), st_y(st_pointonsurface(outline)))) stored,
  add column west double precision generated always as (st_xmin(outline)) stored,
  add column south double precision generated always as (st_ymin(outline)) stored,
  add column east double precision generated always as (st_xmax(outline)) stored,
  add column north double precision generated always as (st_ymax(outline)) stored;
create index cluster_label on tn.cluster (commune_id, label_key);
create index cluster_box on tn.cluster (commune_id, west, east, south, north);

-- Everything a count by cluster looks at, what the policy asks for included: counted in the index alone, without
-- the households' rows. Of these the table has fifty columns, of which most would be stepped over.
create index household_count on tn.household (commune_id, cluster_id)
  include (hamlet_id, member_id, created_by, proposed, tile_key, turns_on, now_status, now_flagged,
           then_status, then_flagged, reached, adopting)
  where deleted_at is null;
create index household_unclustered on tn.household (commune_id, tile_key)
  where cluster_id is null and deleted_at is null;

-- The ground by size: a box is found among those of its size, which begin in a narrow strip beside the tile.
-- By its western edge alone half of a commune's footprints were looked at.
alter table tn.base_feature
  add column reach smallint not null generated always as
    (ceil(ln(greatest(st_xmax(shape) - st_xmin(shape), st_ymax(shape) - st_ymin(shape), 0.00006103515625)) / ln(4))) stored;
create index base_feature_reach on tn.base_feature (commune_id, kind, reach, west, south);
drop index tn.base_feature_box;
