<?php
// The whole configuration of the test wiki; up.sh names it in MW_CONFIG_FILE.
$folder = getenv( 'MW_DIR' );

$wgSitename = 'Test wiki';
$wgServer = $wgCanonicalServer = getenv( 'MW_SERVER' ) ?: 'http://127.0.0.1';
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgLanguageCode = 'en';
$wgSecretKey = 'of no use outside 127.0.0.1';
$wgGroupPermissions['*']['edit'] = false;
$wgJobRunRate = 0;
$wgPingback = false;

// A database that may be lost: waiting for the disk would make the import six times as long.
$wgDBtype = 'sqlite';
$wgDBname = 'wiki';
$wgSQLiteDataDir = "$folder/db";
$wgDBservers = [ [
	'type' => 'sqlite', 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir,
	'host' => '', 'user' => '', 'password' => '', 'tablePrefix' => '',
	'load' => 1, 'flags' => DBO_DEFAULT, 'variables' => [ 'synchronous' => 'OFF' ],
] ];
$wgMainCacheType = $wgParserCacheType = $wgMessageCacheType = CACHE_NONE;
$wgCacheDirectory = "$folder/cache";

$wgExtensionDirectory = "$IP/extensions-core"; // Debian's place for them
wfLoadExtension( 'Cite' );
wfLoadExtension( 'TextExtracts' );
require_once __DIR__ . '/properties.php';

// Links to other languages need to know where those are; nobody follows them.
$wgHooks['InterwikiLoadPrefix'][] = static function ( string $prefix, &$found ) {
	if ( !in_array( $prefix, [ 'de', 'fr', 'ru' ] ) ) {
		return true;
	}
	$found = [ 'iw_url' => "http://$prefix.invalid/wiki/$1", 'iw_api' => '', 'iw_wikiid' => '',
		'iw_local' => 1, 'iw_trans' => 0 ];
	return false;
};
