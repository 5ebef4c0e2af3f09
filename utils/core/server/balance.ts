/** What a key may still spend. Bare numbers: servers count in dollars, yuan or tokens and do not say which. */
export type Balance =
  | { readonly kind: "limited"; readonly remaining: number; readonly limit: number }
  | { readonly kind: "unlimited" };
