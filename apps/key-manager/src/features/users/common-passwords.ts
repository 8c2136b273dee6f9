/** What is tried first by whoever guesses; all in lower case, without what is refused for its length. */
const words = `12345678 123456789 1234567890 01234567 012345678 0123456789 87654321 987654321 11111111 00000000 88888888 12341234 12344321 11223344 1q2w3e4r 1q2w3e4r5t
1qaz2wsx zaq12wsx qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwertz123 azertyuiop asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 abcdefgh abcd1234 abc12345 a1b2c3d4 aa123456 a1234567 a12345678
password passw0rd p@ssword p@ssw0rd password1 password12 password123 password1234 password! password01 passwort passwort1 motdepasse contraseña pass1234 pass12345 mypassword
adminadmin admin123 admin1234 admin12345 administrator root1234 rootroot changeme changeme1 changeit default1 letmein1 letmein123 welcome1 welcome12 welcome123 welcome2024 welcome2025 welcome2026
iloveyou iloveyou1 sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball superman batman123 starwars starwars1 pokemon1 charlie1 michael1 michelle jennifer jordan23
dragon123 monkey123 shadow123 master123 mustang1 trustno1 whatever whatever1 freedom1 computer internet samsung1 google123 facebook secret123 secret12 summer2024 summer2025 summer2026 winter2024
winter2025 winter2026 spring2026 autumn2026 testtest test1234 test12345 testing1 testpass guest123 guestguest user1234 userpass qazwsxedc qazwsx123 !qaz2wsx 1234qwer 123qwe123 123123123 147258369
789456123 lovelove hello123 hellohello liverpool chelsea1 arsenal1 barcelona alexander elizabeth blink182 nintendo playstation minecraft fortnite1 correcthorsebatterystaple`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/));
