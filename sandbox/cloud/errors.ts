/** What a vendor's API or provider refuses, in its own words where they are known. */
export class VendorError extends Error {
  override readonly name = "VendorError";
}
