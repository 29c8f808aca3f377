<?php
// The words that properties.php gives a meaning.
$magicWords = [ 'en' => [
	'shortdesc' => [ 0, 'SHORTDESC' ],
	'wikibaseitem' => [ 0, 'WIKIBASEITEM' ],
	'disambiguation' => [ 0, '__DISAMBIG__' ],
] ];
