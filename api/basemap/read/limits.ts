const MEBIBYTE = 1024 * 1024;

/** How much of a file is looked at: a province's extract is well inside, what only wants to fill the memory is not. */
export const LIMITS = {
  /** bytes of a GeoJSON, which is read as a whole */
  geojsonBytes: 64 * MEBIBYTE,
  /** bytes of one block of a .pbf, packed and unpacked; the format itself allows no more */
  blobBytes: 32 * MEBIBYTE,
  blobHeaderBytes: 64 * 1024,
  /** nodes inside the commune's box, and nodes of all that is drawn */
  nodes: 6_000_000,
  /** things that are drawn, and multipolygons of a file */
  features: 400_000,
  relations: 1_000_000,
  /** nodes along one way, and ways around one area; OpenStreetMap itself allows 2,000 of the first */
  wayNodes: 100_000,
  members: 20_000,
  /** corners of one GeoJSON geometry */
  corners: 1_000_000,
  /** tags of one thing; what a tag says is cut to `textCharacters` */
  tags: 500,
  textCharacters: 1_000,
  xmlDepth: 20,
  /** metres across of a file that is taken as a whole, where the commune is not on the map yet */
  extentMetres: 60_000,
};
