/** The client of the guide's page has no types of its own; what the tests use of it has not changed since. */
declare module "pusher-js-5" {
  export { default } from "pusher-js";
}
