export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 40 40" aria-hidden="true">
      <rect className="logo-ground" width="40" height="40" rx="10" />
      <path className="logo-stroke" d="M13 10v20M27.5 10.5 15.5 20l12 9.5" />
    </svg>
  );
}
