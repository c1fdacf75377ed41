// The product's sign, the same as on the public pages: a knot that comes undone.

/** `<Mark />` beside the product's name, which says the same in words. */
export function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M3 21c7 0 8-12 14-12 4 0 6 3 6 6s-2 6-6 6c-6 0-7-12-14-12M23 15h6"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
