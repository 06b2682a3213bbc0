declare namespace App {
  /** The values that the development server passes to a request. */
  interface Locals {
    /** The HTML of a banner about problems in the content; empty if there are none. */
    banner?: string;
  }
}
