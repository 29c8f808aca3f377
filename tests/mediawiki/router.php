<?php
// PHP's own web server asks this script about every request: only the API is served.
$log = getenv( 'MW_LOG' );
if ( $log ) {
	$agent = $_SERVER['HTTP_USER_AGENT'] ?? '';
	file_put_contents( $log, json_encode( [ 'agent' => $agent, 'query' => $_GET ] ) . "\n", FILE_APPEND );
}
if ( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) !== '/w/api.php' ) {
	http_response_code( 404 );
	return true;
}
$source = getenv( 'MW_SRC' );
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/w/api.php';
$_SERVER['SCRIPT_FILENAME'] = "$source/api.php";
chdir( $source );
require "$source/api.php";
