import fc from 'fast-check';

/** Where a property says `maxLength: 40`, lists of 40 are drawn: by default fast-check stops near ten. */
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
