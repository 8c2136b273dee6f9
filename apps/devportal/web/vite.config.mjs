import { portal } from '../../../tools/build/vite-portal.mjs';

export default portal('devportal');
