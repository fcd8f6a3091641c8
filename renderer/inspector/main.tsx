import '../errors/watch.ts';
import { mount } from '../mount.tsx';
import { texts } from '../texts.ts';
import { Inspector } from './Inspector.tsx';
// After the components', which it adds to.
import '../styles/inspector.css';

mount(<Inspector />, texts.windows.inspector);
