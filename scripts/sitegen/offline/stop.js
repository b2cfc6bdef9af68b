// For a guide that is not to be kept on devices: takes the place of the worker, clears what that
// kept, and goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const gone = caches.delete(`guide ${registration.scope}`);
  event.waitUntil(gone.finally(() => registration.unregister()));
});
