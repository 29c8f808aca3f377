<?php
// What Wikipedia has of extensions that Debian does not package: {{SHORTDESC:…}}, {{WIKIBASEITEM:…}}
// and __DISAMBIG__ set the page properties that they set there, and prop=description answers.
use MediaWiki\MediaWikiServices;

$wgExtensionMessagesFiles['TestProperties'] = __DIR__ . '/words.php';

$wgHooks['GetDoubleUnderscoreIDs'][] = static function ( array &$ids ) {
	$ids[] = 'disambiguation';
};

$wgHooks['ParserFirstCallInit'][] = static function ( Parser $parser ) {
	$words = [ 'shortdesc' => 'wikibase-shortdesc', 'wikibaseitem' => 'wikibase_item' ];
	foreach ( $words as $word => $property ) {
		$set = static function ( Parser $parser, string $value = '' ) use ( $property ) {
			$parser->getOutput()->setPageProperty( $property, $value );
			return '';
		};
		$parser->setFunctionHook( $word, $set, Parser::SFH_NO_HASH );
	}
};

class TestDescriptions extends ApiQueryBase {
	public function execute() {
		$pages = $this->getPageSet()->getGoodPages();
		$found = MediaWikiServices::getInstance()->getPageProps()
			->getProperties( $pages, 'wikibase-shortdesc' );
		foreach ( $found as $id => $description ) {
			$this->getResult()->addValue( [ 'query', 'pages', $id ], 'description', $description );
		}
	}
}

$wgAPIPropModules['description'] = TestDescriptions::class;
