/** Where the device says it is. */
export interface UserPosition {
  lon: number;
  lat: number;
  accuracyMetres: number;
}
