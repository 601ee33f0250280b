// A service worker that does nothing: tests need a real registration.
