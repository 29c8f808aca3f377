"""The codes that Wikipedias have for languages that Kiwix files name in ISO 639-3."""

_PAIRS = """
afr af amh am ara ar arz arz asm as aze az bel be ben bn bos bs bre br bul bg cat ca ceb ceb ces cs
cmn zh cym cy dan da deu de ell el eng en epo eo est et eus eu fas fa fin fi fra fr ful ff gle ga
glg gl guj gu hat ht hau ha heb he hin hi hrv hr hun hu hye hy ibo ig ind id isl is ita it jav jv
jpn ja kan kn kat ka kaz kk khm km kin rw kir ky kor ko kur ku lao lo lat la lav lv lin ln lit lt
ltz lb mal ml mar mr mkd mk mlg mg mlt mt mon mn msa ms mya my nep ne nld nl nno nn nob no nor no
orm om pan pa pol pl por pt pus ps ron ro rus ru sin si slk sk slv sl sna sn snd sd som so spa es
sqi sq srp sr swa sw swe sv tam ta tat tt tel te tgk tg tgl tl tha th tir ti tuk tk tur tr uig ug
ukr uk urd ur uzb uz vie vi wol wo xho xh yor yo zho zh zul zu
""".split()
WIKIS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
