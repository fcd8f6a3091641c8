import '../styles/base.css';
import shared from './shared.module.css';

/** The class names of what the components are made of, such as `button`, for pages that are to look like them. */
export const classes: Readonly<Record<string, string>> = shared;
