-- Clusters changed by hand and by computation: an outline may have parts (two rows of houses with a canal between), and
-- a locked cluster stays as it is.

alter table tn.cluster add column locked boolean not null default false;

-- What is generated from the outline goes and comes again with it.
drop index tn.cluster_label;
drop index tn.cluster_box;
alter table tn.cluster
  drop column label, drop column label_key, drop column west, drop column south, drop column east, drop column north;
alter table tn.cluster alter column outline type geometry(MultiPolygon, 4326) using st_multi(outline);
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

-- How a change of clusters came about: computed, or by hand and then taken at once.
alter table tn.proposal add column how text not null default 'computed'
  check (how in ('computed', 'split', 'merge', 'redraw', 'move', 'patch'));
