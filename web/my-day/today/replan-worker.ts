import { replanDay } from '#geo/quarter/replan-day.ts';

// Puts a day in order beside the page, which stays responsive.
self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ day: await replanDay(data) });
  } catch (error) {
    self.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
};
